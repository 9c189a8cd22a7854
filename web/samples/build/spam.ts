// Gathers some mails of SpamAssassin's public corpus: subject and body, without the headers, which would tell too much.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('node_modules', '@stdlib', 'datasets-spam-assassin', 'data');
const groups = ['easy-ham-1', 'easy-ham-2', 'hard-ham-1', 'spam-1', 'spam-2'];

export interface Mail {
  mail: string;
  kind: 'spam' | 'ham';
}

/** What a mail says: subject and body as words, without marks of HTML, cut to so many characters. */
function wordsOf(text: string, most: number): string {
  const end = text.search(/\n\r?\n/);
  const [head, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const subject = /^Subject:(.*(?:\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  const plain = body
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/gi, ' ')
    .replace(/<[^>]{0,1000}>/g, ' ')
    .replace(/&nbsp;/gi, ' ');
  return `${subject} ${plain}`
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}

/** Every sixth mail of each group until there are so many; of mails that say the same, the first. */
export function mails(count = 1000, most = 2000): Mail[] {
  const seen = new Set<string>();
  const found: Mail[] = [];
  for (let from = 0; from < 6 && found.length < count; from++)
    for (const group of groups) {
      const files = readdirSync(join(folder, group))
        .filter((name) => name.endsWith('.txt'))
        .sort();
      for (let i = from; i < files.length && found.length < count; i += 6) {
        const mail = wordsOf(readFileSync(join(folder, group, files[i]), 'latin1'), most);
        if (mail.length < 20 || seen.has(mail)) continue;
        seen.add(mail);
        found.push({ mail, kind: group.startsWith('spam') ? 'spam' : 'ham' });
      }
    }
  return found;
}
