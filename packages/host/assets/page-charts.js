// Gives each chart of the page its data, which stand beside it as JSON.
await customElements.whenDefined('cw-chart');
for (const chart of document.querySelectorAll('cw-chart[data-chart]')) {
  const data = document.getElementById(chart.dataset.chart);
  if (data !== null) chart.chart = JSON.parse(data.textContent);
}
