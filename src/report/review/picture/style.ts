import { graphStyle } from "../../network/svg/style";

/** The look of the network's picture, with the internet in red and dashes where a way may be wider. */
export const exposureStyle = `${graphStyle}
.exposure-graph { --g-internet: #b3261e; --g-internet-wash: #fcebea; }
@media (prefers-color-scheme: dark) { .exposure-graph { --g-internet: #f2877f; --g-internet-wash: #34201f; } }
.exposure-graph .path-undeclared { --g-path: var(--g-soft); }
.exposure-graph .path-internet { --g-path: var(--g-internet); }
.exposure-graph text.path-undeclared { fill: var(--g-soft); }
.exposure-graph text.path-internet { fill: var(--g-internet); }
.exposure-graph .line { stroke-opacity: .85; }
.exposure-graph .line.unsure { stroke-dasharray: 6 4; }
.exposure-graph .frame { fill: var(--g-wash); stroke: var(--g-line); }
.exposure-graph .stranger { fill: var(--g-internet-wash); stroke: var(--g-internet); }
`;
