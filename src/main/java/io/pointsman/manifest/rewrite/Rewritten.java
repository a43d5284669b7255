package io.pointsman.manifest.rewrite;

import java.util.List;

/**
 * What became of a file.
 *
 * @param bytes the very array of the question if nothing changed
 * @param reading whether the file was understood; if not, it passed untouched
 * @param format null if it was not recognised
 * @param seen how many URLs we understood, changed or not
 * @param changes what was written anew, in the order of the file
 */
public record Rewritten(
    byte[] bytes, Reading reading, FileFormat format, int seen, List<UrlChange> changes) {

  static Rewritten untouched(byte[] file, Reading reading, FileFormat format) {
    return new Rewritten(file, reading, format, 0, List.of());
  }
}
