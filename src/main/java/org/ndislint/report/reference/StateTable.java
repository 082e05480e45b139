package org.ndislint.report.reference;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;
import org.ndislint.rules.Test;

/** A region as a table of states and events, and below it the cells that break a rule. */
final class StateTable {
    private final StringBuilder to;
    private final Kind kind;
    private final Region region;

    private StateTable(StringBuilder to, Kind kind, Region region) {
        this.to = to;
        this.kind = kind;
        this.region = region;
    }

    /** Appends the table, and who claims its forbidden cells. */
    static void append(StringBuilder to, Kind kind, Region region, RuleLinks links) {
        StateTable table = new StateTable(to, kind, region);
        table.table();
        table.claims(links);
    }

    /** Appends the table alone. */
    static void append(StringBuilder to, Kind kind, Region region) {
        new StateTable(to, kind, region).table();
    }

    /** The name of an event class in a region: without that of the operation, if a template made the region. */
    static String shortName(Region region, Kind.EventClass eventClass) {
        String prefix = region.name() + ".";
        String name = eventClass.name();
        return region.template() != null && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** The states of a set, each as code. */
    static String states(Region region, long set) {
        List<String> names = new ArrayList<>();
        for (long rest = set & region.all(); rest != 0; rest &= rest - 1) {
            names.add(MarkdownText.code(region.state(Long.numberOfTrailingZeros(rest))));
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void table() {
        to.append("| event |");
        for (int s = 0; s < region.size(); s++) {
            to.append(' ').append(MarkdownText.code(region.state(s))).append(" |");
        }
        to.append("\n|---|").append("---|".repeat(region.size())).append('\n');
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            if (row != null) {
                to.append("| ")
                        .append(MarkdownText.code(shortName(region, eventClass)))
                        .append(" |");
                for (int s = 0; s < region.size(); s++) {
                    to.append(' ').append(cell(row, s)).append(" |");
                }
                to.append('\n');
            }
        }
        to.append('\n');
    }

    private String cell(Region.Row row, int state) {
        if ((row.cannot() >>> state & 1) != 0) {
            return "–";
        }
        StringBuilder cell = new StringBuilder((row.forbidden() >>> state & 1) == 0 ? "" : "**✗** ");
        if ((row.same() >>> state & 1) != 0) {
            return cell.append('=').toString();
        }
        List<String> targets = new ArrayList<>();
        for (long rest = row.go(state); rest != 0; rest &= rest - 1) {
            int target = Long.numberOfTrailingZeros(rest);
            targets.add(target == state ? "=" : MarkdownText.prose(region.state(target)));
        }
        return cell.append(String.join(" or ", targets)).toString();
    }

    private void claims(RuleLinks links) {
        boolean any = false;
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            if (row == null) {
                continue;
            }
            for (Region.CellRule claim : row.rules()) {
                to.append("- ")
                        .append(MarkdownText.code(shortName(region, eventClass)))
                        .append(" in ")
                        .append(states(region, claim.states()))
                        .append(" breaks ")
                        .append(links.to(claim.rule()))
                        .append(claim.guard() == Test.ALWAYS ? "" : ", on conditions of that rule")
                        .append('\n');
                any = true;
            }
        }
        to.append(any ? "\n" : "");
    }
}
