/** The blocks of data that stand in the page, deflated: each is read once, when it is first asked for, or when nothing else is to do. */
import { strFromU8, unzlibSync } from "fflate";

export interface Blocks { get<T>(name: string): T }

export function decode(packed: string): unknown {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return JSON.parse(strFromU8(unzlibSync(bytes)));
}

/** The blocks of a document; what is read leaves it. */
export class PageBlocks implements Blocks {
  private readonly read = new Map<string, unknown>();

  constructor(private readonly page: Document) {}

  get<T>(name: string): T {
    if (!this.read.has(name)) {
      const element = this.page.getElementById(`data-${name}`);
      this.read.set(name, decode(element?.textContent ?? ""));
      element?.remove();
    }
    return this.read.get(name) as T;
  }
}
