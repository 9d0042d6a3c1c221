/** Markdown without its code, for reading links; the line structure stays. */
export function proseOf(markdown: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`/g, blank);
}

/** The targets of all links and pictures, with the line each stands on. */
export function linksOf(markdown: string): { target: string; line: number }[] {
  const prose = proseOf(markdown);
  const inline = prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const references = prose.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)>?/gm);
  return [...inline, ...references].map((match) => ({
    target: match[1] ?? "",
    line: prose.slice(0, match.index).split("\n").length,
  }));
}

/** The anchors a renderer makes of the headings. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const withoutFences = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  for (const [, heading = ""] of withoutFences.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = text.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
    let anchor = slug;
    for (let repeat = 1; anchors.has(anchor); repeat += 1) anchor = `${slug}-${repeat}`;
    anchors.add(anchor);
  }
  return anchors;
}
