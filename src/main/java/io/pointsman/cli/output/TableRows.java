package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for people: the first rows say how wide its columns are, the others follow them. */
final class TableRows implements Rows {

  private static final int MEASURED = 100;
  private static final int NARROWEST = 8;
  private static final String GAP = "  ";

  private final Shell shell;
  private final Columns columns;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths;

  TableRows(Shell shell, Columns columns) {
    this.shell = shell;
    this.columns = columns;
  }

  @Override
  public void row(JsonNode item) {
    List<String> cells = columns.values(item).stream().map(Display::line).toList();
    if (widths != null) {
      print(cells);
    } else if (waiting.add(cells) && waiting.size() == MEASURED) {
      begin();
    }
  }

  @Override
  public void end(String next) {
    if (widths == null) {
      begin();
    }
  }

  private void begin() {
    List<String> titles = columns.names().stream().map(TableRows::title).toList();
    widths = new int[titles.size()];
    widen(titles);
    waiting.forEach(this::widen);
    if (shell.terminal().output()) {
      fit(shell.terminal().columns());
    }
    shell.out().print(shell.colours() ? "\033[1m" : "");
    print(titles);
    shell.out().print(shell.colours() ? "\033[0m" : "");
    waiting.forEach(this::print);
    waiting.clear();
  }

  /** {@code claimLimit} as {@code CLAIM LIMIT}. */
  private static String title(String name) {
    return name.replaceAll("(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
  }

  private void widen(List<String> cells) {
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], cells.get(column).length());
    }
  }

  /** Takes from the widest column until the line fits; never from the first, which names a row. */
  private void fit(int width) {
    int over = GAP.length() * (widths.length - 1) - width;
    for (int column = 0; column < widths.length; column++) {
      over += widths[column];
    }
    for (int widest = widestButFirst(); over > 0 && widths[widest] > NARROWEST; over--) {
      widths[widest]--;
      widest = widestButFirst();
    }
  }

  private int widestButFirst() {
    int widest = widths.length - 1;
    for (int column = 1; column < widths.length; column++) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private void print(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(cells.get(column), widths[column]);
      line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length())));
      line.append(GAP);
    }
    shell.out().println(cut(line.toString().stripTrailing(), shell.terminal().columns()));
  }

  /** Only a terminal has an edge: what goes into a file is told whole. */
  private String cut(String cell, int width) {
    return cell.length() <= width || !shell.terminal().output()
        ? cell
        : cell.substring(0, width - 1) + "…";
  }
}
