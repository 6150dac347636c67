package io.fundsledger.benchmarks.profile;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Stacks as a picture (SVG): the wider a frame, the more samples it was in; hover to read its name and share. */
public final class FlameGraph {

    private static final int WIDTH = 1600;
    private static final int ROW = 16;
    private static final double LETTER = 6.2;
    private static final double THINNEST = 0.4;

    private final Node root = new Node();
    private final StringBuilder shapes = new StringBuilder();
    private int depth;

    private static final class Node {
        final Map<String, Node> children = new TreeMap<>();
        long samples;
    }

    private FlameGraph(Stacks stacks) {
        stacks.samples().forEach(this::add);
    }

    public static String of(Stacks stacks) {
        var graph = new FlameGraph(stacks);
        graph.draw("all", graph.root, 0, 0);
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="monospace" font-size="10">
            %s</svg>
            """.formatted(WIDTH, (graph.depth + 1) * ROW, graph.shapes);
    }

    private void add(String stack, long count) {
        var node = root;
        node.samples += count;
        for (var frame : stack.split(";", -1)) {
            node = node.children.computeIfAbsent(frame, any -> new Node());
            node.samples += count;
        }
    }

    private void draw(String name, Node node, double left, int level) {
        var width = WIDTH * (double) node.samples / root.samples;
        if (width < THINNEST) {
            return;
        }
        depth = Math.max(depth, level);
        shapes.append(shape(name, node.samples, left, width, level));
        var from = left;
        for (var child : node.children.entrySet()) {
            draw(child.getKey(), child.getValue(), from, level + 1);
            from += WIDTH * (double) child.getValue().samples / root.samples;
        }
    }

    private String shape(String name, long samples, double left, double width, int level) {
        var label = escaped(name.substring(0, Math.min(name.length(), (int) (width / LETTER))));
        return String.format(
                Locale.ROOT,
                "<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text></g>%n",
                escaped(name),
                100.0 * samples / root.samples,
                left,
                level * ROW,
                width,
                ROW - 1,
                color(name),
                left + 2,
                level * ROW + ROW - 5,
                label);
    }

    private static String color(String name) {
        var hue = name.startsWith("io.fundsledger") ? 120 : 20 + Math.floorMod(name.hashCode(), 30);
        return "hsl(" + hue + ",70%,70%)";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
