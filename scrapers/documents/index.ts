/** The door of `documents`: any format's bytes into blocks, and comparative tables among them. */
export {
  type ComparativeRow,
  type ComparativeTable,
  comparativeTablePlaces,
  readComparativeTable,
} from "./comparative-table.js";
export { docxPictures } from "./docx-pictures.js";
export { type DocumentHint, type DocumentReading, MAX_DOCUMENT_BYTES } from "./read-document.js";
export { readDocument } from "./reading-process.js";
export { machineProblems } from "./recognised.js";
