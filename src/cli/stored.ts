/** A stored text by its id, from whichever file of data holds it: live first. */
import { existsSync } from "node:fs";
import type { TextView } from "../store/index.js";
import { openData, openWorkplace } from "./workplace.js";

export async function storedText(textId: string): Promise<TextView | null> {
  const place = openWorkplace();
  for (const demonstration of [false, true]) {
    if (!existsSync(demonstration ? place.demonstrationFile : place.liveFile)) continue;
    const store = openData(place, { demonstration });
    try {
      const text = store.text(textId);
      if (text) return text;
    } finally {
      store.close();
    }
  }
  return null;
}
