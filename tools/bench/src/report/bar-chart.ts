/** Bars of one group, e.g. the engines on one flow. */
export interface BarGroup {
  readonly title: string;
  readonly note: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly isOurs: boolean;
  }[];
}

export interface BarChart {
  readonly title: string;
  readonly unit: string;
  readonly footer: string;
  readonly groups: readonly BarGroup[];
}

const WIDTH = 760;
const MARGIN = 20;
const LABEL_WIDTH = 170;
const VALUE_WIDTH = 90;
const TITLE_HEIGHT = 58;
const GROUP_TITLE_HEIGHT = 30;
const BAR_HEIGHT = 20;
const BAR_GAP = 6;
const GROUP_GAP = 14;
const AXIS_HEIGHT = 26;
const FOOTER_HEIGHT = 30;
const BARS_LEFT = MARGIN + LABEL_WIDTH;
const BARS_WIDTH = WIDTH - BARS_LEFT - VALUE_WIDTH - MARGIN;

/** An image may not see the page's colours, so it brings both schemes and its own background. */
const STYLE = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .group { font-weight: 600; }
  .quiet { fill: #656d76; font-size: 12px; }
  .card { fill: #ffffff; stroke: #d0d7de; }
  .grid { stroke: #d8dee4; }
  .ours { fill: #0969da; }
  .other { fill: #afb8c1; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .quiet { fill: #8d96a0; }
    .card { fill: #0d1117; stroke: #30363d; }
    .grid { stroke: #21262d; }
    .ours { fill: #4493f8; }
    .other { fill: #6e7681; }
  }`;

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const textAt = (x: number, y: number, text: string, attributes = "") =>
  `<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escapeText(text)}</text>`;
const groupHeight = (group: BarGroup) => GROUP_TITLE_HEIGHT + group.bars.length * (BAR_HEIGHT + BAR_GAP) + GROUP_GAP;

/** Writes a horizontal bar chart with a logarithmic axis as one self-contained SVG. Values must be positive. */
export function barChartSvg({ title, unit, footer, groups }: BarChart): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  const lowestDecade = Math.floor(Math.log10(Math.min(...values)));
  const highestDecade = Math.ceil(Math.log10(Math.max(...values)));
  const axis = { lowestDecade, decades: Math.max(1, highestDecade - lowestDecade) };
  const length = (value: number) => ((Math.log10(value) - axis.lowestDecade) / axis.decades) * BARS_WIDTH;

  const tops: number[] = [];
  let bottom = TITLE_HEIGHT;
  for (const group of groups) {
    tops.push(bottom);
    bottom += groupHeight(group);
  }
  const height = bottom + AXIS_HEIGHT + FOOTER_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escapeText(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    textAt(MARGIN, 30, title, 'class="title"'),
    textAt(MARGIN, 48, `${unit}, logarithmic axis`, 'class="quiet"'),
    ...gridLines(axis, bottom),
    ...groups.flatMap((group, index) => groupOf(group, tops[index] as number, length)),
    textAt(MARGIN, height - 14, footer, 'class="quiet"'),
    "</svg>\n",
  ].join("\n");
}

function gridLines({ lowestDecade, decades }: { lowestDecade: number; decades: number }, bottom: number): string[] {
  return Array.from({ length: decades + 1 }, (_, step) => {
    const x = BARS_LEFT + (step / decades) * BARS_WIDTH;
    const label = (10 ** (lowestDecade + step)).toLocaleString("en-US");
    return [
      `<line class="grid" x1="${x}" y1="${TITLE_HEIGHT}" x2="${x}" y2="${bottom}"/>`,
      textAt(x, bottom + 16, label, 'class="quiet" text-anchor="middle"'),
    ].join("\n");
  });
}

function groupOf(group: BarGroup, top: number, length: (value: number) => number): string[] {
  const heading = [
    textAt(MARGIN, top + 20, group.title, 'class="group"'),
    textAt(WIDTH - MARGIN, top + 20, group.note, 'class="quiet" text-anchor="end"'),
  ];
  const bars = group.bars.map(({ label, value, text, isOurs }, index) => {
    const y = top + GROUP_TITLE_HEIGHT + index * (BAR_HEIGHT + BAR_GAP);
    const width = Math.max(1, length(value)).toFixed(1);
    return [
      textAt(BARS_LEFT - 10, y + 15, label, 'text-anchor="end"'),
      `<rect class="${isOurs ? "ours" : "other"}" x="${BARS_LEFT}" y="${y}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>`,
      textAt(BARS_LEFT + Number(width) + 8, y + 15, text),
    ].join("\n");
  });
  return [...heading, ...bars];
}
