/** The photos or files of one question: kept first, made lighter after, and never out of step with the screen. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { FileQuestion, Photo, PhotoQuestion } from "../../../form_engine";
import { develop, keepFile, keepOriginal } from "../../../outbox/blobs";
import { StorageFull } from "../../../outbox/storage";
import { fileTypeOf } from "./file_types";

export type PhotoTrouble = "full" | "unreadable" | "too_many" | "not_a_photo";

export interface Photos {
  isBusy: boolean;
  trouble: PhotoTrouble | undefined;
  add: (files: File[]) => Promise<void>;
  remove: (photo: Photo) => void;
}

export function usePhotos(
  question: PhotoQuestion | FileQuestion,
  photos: Photo[],
  onChange: (photos: Photo[]) => void,
): Photos {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PhotoTrouble>();
  // Several awaits lie between a photo taken and a photo ready: each step starts from what is shown then.
  const live = useRef<Live>({ question, photos, onChange });
  Object.assign(live.current, { question, photos, onChange });
  // A tab killed while it made a photo lighter left the original: go on from there.
  useEffect(() => {
    void Promise.all(live.current.photos.map((photo) => lighten(live.current, photo))).catch(report);
  }, []);

  const add = async (files: File[]): Promise<void> => {
    const room = question.max_files - live.current.photos.length;
    const pictures = files.filter((file) => isWanted(question, file));
    setBusy(true);
    setTrouble(pictures.length < files.length ? "not_a_photo" : pictures.length > room ? "too_many" : undefined);
    try {
      if (!(await keepAll(live.current, pictures.slice(0, room)))) setTrouble("not_a_photo");
    } catch (failure) {
      report(failure);
      setTrouble(failure instanceof StorageFull ? "full" : "unreadable");
    } finally {
      setBusy(false);
    }
  };
  const remove = (photo: Photo): void => {
    setTrouble(undefined);
    change(
      live.current,
      live.current.photos.filter(({ sha256 }) => sha256 !== photo.sha256),
    );
  };
  return { isBusy, trouble, add, remove };
}

interface Live {
  question: PhotoQuestion | FileQuestion;
  photos: Photo[];
  onChange: (photos: Photo[]) => void;
}

const PICTURE_NAME = /\.(jpe?g|png|webp|gif|bmp|tiff?|avif|hei[cf])$/i;

/** Some systems do not say the type of a HEIC: its name does. */
function isPicture({ type, name }: File): boolean {
  return type.startsWith("image/") || ((type === "" || type === "application/octet-stream") && PICTURE_NAME.test(name));
}

/** What the question asks for; which kinds a picture may be is judged once it was made lighter. */
function isWanted(question: PhotoQuestion | FileQuestion, file: File): boolean {
  if (question.type === "photo") return isPicture(file);
  const type = fileTypeOf(file);
  return type !== undefined && question.types.includes(type);
}

/** False when one of them could not be read; the others stay. */
async function keepAll(live: Live, files: readonly File[]): Promise<boolean> {
  let isEachKept = true;
  for (const file of files) isEachKept = (await keepOne(live, file)) && isEachKept;
  return isEachKept;
}

/** What the town can read. Anything else must be turned into one of these by this browser, or is refused at once. */
const READABLE: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** False when neither this browser nor the town can read the picture, such as a HEIC outside Safari: it does not stay. */
async function keepOne(live: Live, file: File): Promise<boolean> {
  const original = isPicture(file) ? await keepOriginal(file) : await keepFile(file, fileTypeOf(file) ?? file.type);
  if (live.photos.some((photo) => photo.sha256 === original.sha256)) return true;
  change(live, [...live.photos, original]);
  const light = await lighten(live, original);
  if (!isPicture(file) || READABLE.has(light.media_type)) return true;
  change(
    live,
    live.photos.filter(({ sha256 }) => sha256 !== light.sha256),
  );
  return false;
}

async function lighten(live: Live, photo: Photo): Promise<Photo> {
  const light = await develop(photo, live.question.max_bytes);
  if (light !== photo) {
    change(
      live,
      live.photos.map((one) => (one.sha256 === photo.sha256 ? light : one)),
    );
  }
  return light;
}

/** The same photo chosen twice is one: it shows only once it was made lighter, the same way both times. */
function change(live: Live, photos: Photo[]): void {
  live.photos = [...new Map(photos.map((photo) => [photo.sha256, photo])).values()];
  live.onChange(live.photos);
}

function report(failure: unknown): void {
  console.warn("photo not kept", failure);
}
