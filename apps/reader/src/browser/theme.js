// Applies the theme that the reader chose, before the page is painted. Without a choice, the system's theme holds.
// The page works without this file and without the next one.
{
  const chosen = localStorage.getItem('theme')
  if (chosen) document.documentElement.dataset.theme = chosen
}
