#!/usr/bin/env python3
"""Makes the chart (SVG) and the tables (Markdown) of what `bench/run --all` measured.

    bench/chart.py target/bench/results.json docs/performance.svg > tables.md
"""
import json
import sys
from xml.sax.saxutils import escape

ROW, GAP, LEFT, WIDTH = 18, 14, 330, 520
OURS, OTHERS, YARDSTICK, GOAL = "#1b6ca8", "#9aa5b1", "#5b6770", "#c4432b"


def groups(results):
    found = {}
    for result in results:
        found.setdefault(result["title"], []).append(result)
    return found


def chart(document):
    """A bar for each server in each kind of poll; the whole width is nginx's fixed answer."""
    most = max([1.2] + [r["ratio"] for r in document["results"]])
    scale = WIDTH / most
    y, parts = 46, []
    for title, results in groups(document["results"]).items():
        parts.append('<text x="12" y="%d" class="h">%s</text>' % (y + 13, escape(title)))
        y += ROW + 2
        for result in results:
            name, ratio = result["server"], result["ratio"]
            colour = OURS if name.startswith("pointsman") else YARDSTICK if name == "nginx" else OTHERS
            parts.append('<text x="%d" y="%d" class="n">%s</text>' % (LEFT - 8, y + 12, escape(name)))
            parts.append('<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>' % (
                LEFT, y + 2, max(1, ratio * scale), ROW - 5, colour))
            if result["store_us"] > 0.05:
                # The darker part is what is left when the stores' time counts too.
                parts.append('<rect x="%d" y="%d" width="%.1f" height="3" fill="#22303c"/>' % (
                    LEFT, y + ROW - 6, max(1, result["with_stores"] * scale)))
            parts.append('<text x="%.1f" y="%d" class="v">%.2f</text>' % (LEFT + ratio * scale + 6, y + 12, ratio))
            if result["goal"] and name.startswith("pointsman"):
                x = LEFT + result["goal"] * scale
                parts.append('<line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="%s" stroke-width="2"/>' % (
                    x, x, y, y + ROW - 1, GOAL))
            y += ROW
        y += GAP
    head = ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">'
            "<title>CPU time for a poll, as a share of nginx</title><style>text{font:12px sans-serif;fill:#22303c}"
            ".h{font-weight:bold}.n{text-anchor:end}.v{fill:#5b6770}</style>"
            '<rect width="100%%" height="100%%" fill="#ffffff"/>'
            '<text x="12" y="20" class="h">nginx\'s CPU time for a poll of the kind, divided by the server\'s '
            "(longer is better)</text>"
            '<text x="12" y="36">Red: the goal. Dark line: with the time of the stores. Measured %s.</text>')
    width = LEFT + WIDTH + 60
    return head % (width, y, width, y, escape(document["at"])) + "".join(parts) + "</svg>\n"


def tables(document):
    lines = ["| Poll | Server | CPU µs | stores' µs | ratio | least–greatest | with stores | goal |",
             "|---|---|---:|---:|---:|---:|---:|---:|"]
    for result in document["results"]:
        goal = "%.2f" % result["goal"] if result["goal"] and result["server"].startswith("pointsman") else ""
        lines.append("| %s | %s | %.1f | %.1f | %.2f | %.2f–%.2f | %.2f | %s |" % (
            result["title"], result["server"], result["cpu_us"], result["store_us"], result["ratio"],
            result["least"], result["greatest"], result["with_stores"], goal))
    if document["latency"]:
        lines += ["", "| Polls a second | Server | p50 µs | p99 µs | p99.9 µs |", "|---:|---|---:|---:|---:|"]
    for latency in document["latency"]:
        lines.append("| %d (%d %% of full load) | %s | %.0f | %.0f | %.0f |" % (
            latency["rate"], 100 * latency["share"], latency["server"], latency["p50_us"], latency["p99_us"],
            latency["p999_us"]))
    return "\n".join(lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1]) as results:
        document = json.load(results)
    with open(sys.argv[2], "w") as out:
        out.write(chart(document))
    print(tables(document))


if __name__ == "__main__":
    main()
