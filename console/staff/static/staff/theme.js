// Ahead of the first paint: light or dark as chosen here; without a choice, as the system has it.
{
  const chosen = localStorage.getItem('spout.theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
}
