import { html, type Html } from "./html";
import { style } from "./style";

/**
 * A whole page: a strict content policy, our style and `more` of it that only this page needs, the body. Nothing in it runs,
 * and nothing is fetched.
 */
export function page(title: string, body: Html, more = ""): string {
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${{ html: `${style}${more}` }}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  // Only the indentation of our own markup goes: text in it keeps its spaces, which a pre shows.
  return `${whole.html.replace(/^[ \t]+(?=<)|^[ \t]*\n/gm, "").trimEnd()}\n`;
}
