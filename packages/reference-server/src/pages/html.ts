import { createHash } from "node:crypto";

/** Text as it may stand between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

export interface Page {
  readonly html: string;
  /** Allows exactly this page's own style and script, and requests to this server. */
  readonly contentSecurityPolicy: string;
}

export interface PageParts {
  readonly title: string;
  /** HTML; whatever is not ours is escaped already. */
  readonly body: string;
  readonly style: string;
  readonly script?: string;
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A page that fetches nothing from anyone else. */
export function page({ title, body, style, script }: PageParts): Page {
  const directives = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`, "connect-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? "" : `<script>${script}</script>`}
</body>
</html>
`,
    contentSecurityPolicy: directives.join("; "),
  };
}
