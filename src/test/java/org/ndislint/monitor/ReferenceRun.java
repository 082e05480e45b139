package org.ndislint.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

public final class ReferenceRun {
    public static void main(String[] args) throws Exception {
        int bad = 0, total = 0;
        String only = args.length > 1 ? args[1] : null;
        for (String pack : args[0].split(",")) {
            JsonNode rules = new ObjectMapper()
                    .readTree(Files.readString(Path.of("/work/shared/reference/rules/" + pack + ".json")));
            for (JsonNode rule : rules) {
                String id = rule.get("id").asString();
                if (only != null && !id.equals(only)) continue;
                JsonNode ex = rule.get("examples");
                if (ex.has("conforming"))
                    for (JsonNode c : ex.get("conforming")) {
                        total++;
                        Checks.Run run = Checks.run(text(c));
                        if (!run.grave().isEmpty() || only != null) {
                            if (!run.grave().isEmpty()) bad++;
                            System.out.println(id + " conforming: " + run.all() + " ? " + run.undecided());
                            if (only != null) print(c);
                        }
                    }
                if (ex.has("violating"))
                    for (JsonNode v : ex.get("violating")) {
                        total++;
                        Checks.Run run = Checks.run(text(v.get("events")));
                        String want = id + "@" + (v.get("at").asInt() + 1);
                        List<String> others = new ArrayList<>(run.grave());
                        others.remove(want);
                        List<String> also = new ArrayList<>();
                        if (v.has("also")) for (JsonNode a : v.get("also")) also.add(a.asString());
                        others.removeIf(o -> also.contains(o.substring(0, o.indexOf('@'))));
                        if (!run.all().contains(want) || !others.isEmpty() || only != null) {
                            if (!run.all().contains(want) || !others.isEmpty()) bad++;
                            System.out.println(id + " violating: want " + want + " found " + run.all() + " also " + also
                                    + " ? " + run.undecided());
                            if (only != null) {
                                print(v.get("events"));
                                for (Finding f : run.findings()) {
                                    System.out.println(f.message() + " | " + f.found());
                                    f.witness()
                                            .forEach(w -> System.out.println(
                                                    "   " + w.event() + " " + w.text() + "   [" + w.state() + "]"));
                                }
                            }
                        }
                    }
            }
        }
        System.out.println(bad + " bad of " + total);
    }

    static String text(JsonNode a) {
        StringBuilder b = new StringBuilder();
        for (JsonNode l : a) b.append(l.asString()).append('\n');
        return b.toString();
    }

    static void print(JsonNode a) {
        int i = 0;
        for (JsonNode l : a) System.out.println("     " + (++i) + " " + l.asString());
    }
}
