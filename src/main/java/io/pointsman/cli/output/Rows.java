package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the items of a list one by one. */
public interface Rows {

  void row(JsonNode item);

  /**
   * After the last row.
   *
   * @param next the cursor with which the list goes on; null at its end
   */
  void end(String next);
}
