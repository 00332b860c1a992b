/** The picture's own style: it stands alone and in a page, follows the reader's light or dark scheme, and prints. */
export const graphStyle = `
.network-graph {
  --g-paper: #fbfbfa; --g-card: #ffffff; --g-ink: #1d2125; --g-soft: #5d6670; --g-line: #d3d8dc; --g-wash: #f2f4f5;
  --g-data: #1d6fb8; --g-data-wash: #e6f0f9; --g-control: #b4560a; --g-control-wash: #fdf0e3; --g-observability: #6c47b3; --g-observability-wash: #f0ebfa;
}
@media (prefers-color-scheme: dark) {
  .network-graph {
    --g-paper: #15181b; --g-card: #1c2024; --g-ink: #e5e8ea; --g-soft: #9aa4ad; --g-line: #3a4249; --g-wash: #22272b;
    --g-data: #6db3ef; --g-data-wash: #18293a; --g-control: #f0a05a; --g-control-wash: #33241a; --g-observability: #b49cf0; --g-observability-wash: #272038;
  }
}
.network-graph text { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--g-ink); }
.network-graph .t-title { font-size: 22px; font-weight: 650; }
.network-graph .t-heading { font-size: 14px; font-weight: 600; }
.network-graph .t-body { font-size: 12px; }
.network-graph .t-soft { font-size: 11px; fill: var(--g-soft); }
.network-graph .t-code { font-size: 11px; font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; }
.network-graph .t-label { font-size: 10.5px; font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; paint-order: stroke; stroke: var(--g-paper); stroke-width: 4px; stroke-linejoin: round; }
.network-graph .t-label.inside { stroke: var(--g-card); }
.network-graph .paper { fill: var(--g-paper); }
.network-graph .card { fill: var(--g-card); stroke: var(--g-line); }
.network-graph .vpc { fill: var(--g-card); stroke: var(--g-soft); stroke-width: 1.5; }
.network-graph .zone { fill: none; stroke: var(--g-line); stroke-dasharray: 4 4; }
.network-graph .subnet { fill: var(--g-wash); stroke: var(--g-line); }
.network-graph .broker { fill: var(--g-data-wash); stroke: var(--g-data); stroke-opacity: .5; }
.network-graph .balancer { fill: var(--g-data-wash); stroke: var(--g-data); }
.network-graph .listener { fill: var(--g-card); stroke: var(--g-data); stroke-opacity: .5; }
.network-graph .pill { fill: var(--g-wash); stroke: var(--g-line); }
.network-graph .path-data { --g-path: var(--g-data); }
.network-graph .path-control { --g-path: var(--g-control); }
.network-graph .path-observability { --g-path: var(--g-observability); }
.network-graph .line { fill: none; stroke: var(--g-path); stroke-width: 1.75; }
.network-graph .line.back { stroke-dasharray: 6 4; }
.network-graph .tip, .network-graph .dot { fill: var(--g-path); }
.network-graph text.path-data, .network-graph text.path-control, .network-graph text.path-observability { fill: var(--g-path); }
@media print { .network-graph * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
