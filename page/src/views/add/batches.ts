/** Many files go to the server in several requests, each as large as it takes. */

const MOST_FILES = 200;
const MOST_BYTES = 90_000_000; // the server takes 100 MB; the form around the files needs a little

/** The files in their order, in batches. A file that is too large alone goes alone: the server says so. */
export function batch(files: File[]): File[][] {
  const batches: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    const fits = last && last.length < MOST_FILES && bytes + file.size <= MOST_BYTES;
    if (fits) last.push(file);
    else batches.push([file]);
    bytes = fits ? bytes + file.size : file.size;
  }
  return batches;
}
