@rem Windows has no exec. The scripts of package.json use it so that npm stops the program and not only its shell.
@%*
