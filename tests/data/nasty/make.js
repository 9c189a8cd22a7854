// Makes the bytes of nasty files: encodings, archives, workbooks and small Parquet files, whole and broken.
import { gzipSync, strToU8, zipSync } from 'fflate';

export const utf8 = (text) => strToU8(text);
export const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
export const utf16 = (text, big = false, mark = true) => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].join('');
  const bytes = new Uint8Array(2 * units.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), !big);
  return bytes;
};
export const latin1 = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
export const zip = (files, options) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? utf8(content) : content,
      ]),
    ),
    options,
  );
export const gzip = (content) => gzipSync(typeof content === 'string' ? utf8(content) : content);

/** The same bytes with some set anew. */
export const changed = (bytes, at, values) => {
  const copy = bytes.slice();
  copy.set(values, at < 0 ? bytes.length + at : at);
  return copy;
};

/** Where some bytes last occur. */
export const find = (bytes, wanted) => {
  for (let at = bytes.length - wanted.length; at >= 0; at--)
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
};

const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const letters = (column) =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** A sheet's XML: strings and numbers, null for nothing, { xml } for a cell written out. */
export const sheet = (rows) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

function cellXml(cell, place) {
  if (cell === null) return '';
  if (cell?.xml !== undefined) return cell.xml.replace('@', place);
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

/** The files of a workbook: sheets by name, each rows or XML. */
export const workbookFiles = (sheets) => {
  const names = Object.keys(sheets);
  const files = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
  };
  names.forEach((name, i) => {
    const content = sheets[name];
    files[`xl/worksheets/sheet${i + 1}.xml`] = typeof content === 'string' ? content : sheet(content);
  });
  return files;
};
export const workbook = (sheets) => zip(workbookFiles(sheets));
