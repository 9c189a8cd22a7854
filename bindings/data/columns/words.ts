// Numbers words in the order in which they first come. A hash table over characters, so that no string is made for a word that is known.

/** Load of the table above which it is doubled. */
const fullest = 0.5;

export class WordTable {
  /** the different words, by number */
  readonly words: string[] = [];
  #hashes = new Int32Array(512);
  /** number of the word + 1 at each place, 0 where there is none */
  #places = new Int32Array(1024);

  /** The number of the word that stands in `text` from `start` to `end`. */
  add(text: string, start = 0, end = text.length): number {
    const hash = hashOf(text, start, end);
    const last = this.#places.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const number = this.#places[place]! - 1;
      if (number < 0) return this.#insert(text.slice(start, end), hash, place);
      if (this.#hashes[number] === hash && same(this.words[number]!, text, start, end)) return number;
    }
  }

  #insert(word: string, hash: number, place: number): number {
    const number = this.words.push(word) - 1;
    if (number === this.#hashes.length) {
      const more = new Int32Array(2 * number);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    if (this.words.length > fullest * this.#places.length) this.#grow();
    return number;
  }

  #grow(): void {
    const places = new Int32Array(2 * this.#places.length);
    const last = places.length - 1;
    for (let number = 0; number < this.words.length; number++) {
      let place = this.#hashes[number]! & last;
      while (places[place]) place = (place + 1) & last;
      places[place] = number + 1;
    }
    this.#places = places;
  }
}

/** FNV-1a over UTF-16 units, then stirred, as the low bits choose the place. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (end - start);
}

function same(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
