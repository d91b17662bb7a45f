/** The kinds of files that a form may ask for, and how their names end. Pure. */
import type { FileType } from "../../../form_engine";

const EXTENSIONS: Record<FileType, string[]> = {
  "application/pdf": [".pdf"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
  "image/webp": [".webp"],
  "text/plain": [".txt"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
  "application/vnd.oasis.opendocument.text": [".odt"],
  "application/vnd.oasis.opendocument.spreadsheet": [".ods"],
};

/** How the names of these files end. */
export function extensionsOf(types: readonly FileType[]): string[] {
  return types.flatMap((type) => EXTENSIONS[type]);
}

/** The kind of a file, by what the browser says of it or else by its name: some systems know no type for .odt. */
export function fileTypeOf(file: { type: string; name: string }): FileType | undefined {
  const name = file.name.toLowerCase();
  const types = Object.entries(EXTENSIONS) as [FileType, string[]][];
  return types.find(([type, endings]) => file.type === type || endings.some((ending) => name.endsWith(ending)))?.[0];
}
