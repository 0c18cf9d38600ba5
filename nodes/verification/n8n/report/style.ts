import { Html } from './html';

/**
 * Long values are shown on a few lines, and stay whole in the page's text. So they cannot push the
 * report to a second sheet. Bars are SVG because browsers print no backgrounds.
 */
export const style = new Html(`
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
html { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0 auto; padding: 12mm; max-width: 210mm; background: #fff; color: #1c2126;
  font: 9pt/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
h1 { font-size: 22pt; line-height: 1.15; letter-spacing: -0.01em; }
h2 { margin: 4mm 0 1mm; font-size: 8pt; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; color: #5b6570; }
h3 { font-size: 10pt; font-weight: 600; }
ul { list-style: none; }
bdi { overflow-wrap: anywhere; }
.cut1, .cut2, .cut3 { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; }
.cut1 { -webkit-line-clamp: 1; line-clamp: 1; }
.cut2 { -webkit-line-clamp: 2; line-clamp: 2; }
.cut3 { -webkit-line-clamp: 3; line-clamp: 3; }
.quiet { color: #5b6570; font-size: 8pt; line-height: 1.3; }
.decision { padding: 3.5mm 5mm; border: 0.4mm solid; border-left-width: 2.5mm; border-radius: 1.5mm; }
.decision p { color: #1c2126; }
.decision .summary { margin: 1.5mm 0; font-size: 10.5pt; }
.accept { color: #0b6b4f; border-color: #0b6b4f; background: #eef8f4; }
.reject { color: #a5192c; border-color: #a5192c; background: #fdf0f1; }
.retake { color: #1d57a6; border-color: #1d57a6; background: #eef4fc; }
.review { color: #855600; border-color: #b27a0c; background: #fdf6e6; }
.unresolved { color: #4a5560; border-color: #6b7680; background: #f2f4f5; }
.why li { padding-left: 4mm; text-indent: -4mm; }
.why li::before { content: "\\2022"; display: inline-block; width: 4mm; text-indent: 0; color: #5b6570; }
.checks li { padding: 1.4mm 0; border-top: 0.2mm solid #d9dee3; break-inside: avoid; }
.row { display: grid; grid-template-columns: 1fr 62mm 27mm; gap: 0 5mm; align-items: center; }
.outcome { justify-self: end; padding: 0.4mm 2.5mm; border: 0.3mm solid; border-radius: 3mm; font-size: 8.5pt; font-weight: 600; }
svg { display: block; width: 100%; height: 3.4mm; overflow: hidden; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }
.facts { display: grid; grid-template-columns: 30mm 1fr; gap: 0.2mm 3mm; align-items: start; font-size: 8.5pt; line-height: 1.3; }
.traces { grid-template-columns: 30mm minmax(0, 1fr) auto 38mm; gap: 0 3mm; margin-top: 0.6mm; font-size: 8pt; }
.traces .rest { grid-column: 2 / -1; }
.facts dt { color: #5b6570; }
.facts dd { min-width: 0; }
.code bdi { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 7.5pt; }
footer { margin-top: 3mm; padding-top: 2mm; border-top: 0.2mm solid #d9dee3; }
@media (max-width: 600px) { body { padding: 4mm; } .row, .columns { grid-template-columns: minmax(0, 1fr); gap: 1mm; } .traces { grid-template-columns: 30mm minmax(0, 1fr); } .outcome { justify-self: start; } }
@media print { body { padding: 0; max-width: none; } }
`);
