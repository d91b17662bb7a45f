/** Scale a photo and leave behind what the camera wrote in it (place, time, owner). */

export interface Picture {
  width: number;
  height: number;
}

/** What the browser does with pixels; another one in tests. */
export interface Darkroom<P extends Picture = Picture> {
  /** Throws when the browser cannot read this kind of picture, such as HEIC in Chromium and Firefox. */
  decode(photo: Blob): Promise<P>;
  /** A new JPEG: only pixels travel from one to the other, so nothing of EXIF, XMP or IPTC does. */
  print(picture: P, width: number, height: number, quality: number): Promise<Blob>;
  close(picture: P): void;
}

const LONGEST_SIDE = 2048;
/** From good to small: the first that the form's limit allows. */
const TRIES = [
  { side: LONGEST_SIDE, quality: 0.85 },
  { side: 1600, quality: 0.8 },
  { side: 1280, quality: 0.7 },
  { side: 1024, quality: 0.6 },
] as const;

/**
 * Print a photo that is small enough.
 *
 * Returns:
 *   the new JPEG, or null when the browser cannot read it: then the original is kept as it is.
 */
export async function lighten<P extends Picture>(
  photo: Blob,
  maxBytes: number,
  darkroom: Darkroom<P>,
): Promise<Blob | null> {
  let picture: P;
  try {
    picture = await darkroom.decode(photo);
  } catch {
    // Not an error of ours: the town's server may read what this browser cannot.
    return null;
  }
  try {
    for (const { side, quality } of TRIES) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale)));
      const print = await darkroom.print(picture, width as number, height as number, quality);
      if (print.size <= maxBytes) return print;
    }
    return null;
  } finally {
    darkroom.close(picture);
  }
}

/** The browser's own: `createImageBitmap` turns the picture as its EXIF says, a canvas forgets the rest. */
export const browserDarkroom: Darkroom<ImageBitmap> = {
  decode: (photo) => createImageBitmap(photo, { imageOrientation: "from-image" }),
  async print(picture, width, height, quality) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const ink = canvas.getContext("2d");
    if (ink === null) throw new Error("no canvas");
    // JPEG has no transparency: what was clear becomes white, not black.
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, width, height);
    ink.imageSmoothingQuality = "high";
    ink.drawImage(picture, 0, 0, width, height);
    const print = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (print === null) throw new Error("the canvas printed nothing");
    return print;
  },
  close: (picture) => picture.close(),
};
