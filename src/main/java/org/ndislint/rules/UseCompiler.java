package org.ndislint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.RecordUse.ClassUse;
import org.ndislint.rules.RecordUse.KindUse;
import org.ndislint.rules.RecordUse.LinkUse;
import org.ndislint.rules.RecordUse.RegionUse;
import org.ndislint.rules.RecordUse.SlotUse;
import org.ndislint.rules.RecordUse.TieUse;
import org.ndislint.rules.RecordUse.Trigger;
import org.ndislint.rules.Scope.ClassDraft;
import org.ndislint.rules.Scope.PatternDraft;

/** Turns classes, links, ties and triggers around: from what each means to what each record means. */
final class UseCompiler {
    private final TestParser tests;
    private final Map<String, Scope> scopes;
    private final List<Kind> kinds;
    private final RuleCompiler rules;

    private static final class Draft {
        final List<ClassUse> classes = new ArrayList<>();
        final Map<Integer, List<Integer>> byClass = new LinkedHashMap<>();
        final List<Trigger> triggers = new ArrayList<>();
        final List<LinkUse> links = new ArrayList<>();
        final List<SlotUse> slots = new ArrayList<>();
        final List<TieUse> ties = new ArrayList<>();
        final List<RecordUse.RenewUse> renews = new ArrayList<>();
    }

    private final Map<Integer, Map<Integer, Draft>> byRecord = new LinkedHashMap<>();
    private final Map<Integer, List<Trigger>> free = new LinkedHashMap<>();

    UseCompiler(TestParser tests, Map<String, Scope> scopes, List<Kind> kinds, RuleCompiler rules) {
        this.tests = tests;
        this.scopes = scopes;
        this.kinds = kinds;
        this.rules = rules;
    }

    @Nullable
    RecordUse[] uses(int functions) throws PackException {
        for (Scope scope : scopes.values()) {
            collect(scope);
        }
        for (RuleCompiler.TriggerDraft trigger : rules.triggers()) {
            attach(trigger);
        }
        @Nullable RecordUse[] out = new RecordUse[functions * 2];
        for (int record = 0; record < out.length; record++) {
            Map<Integer, Draft> drafts = byRecord.get(record);
            List<Trigger> alone = free.get(record);
            if (drafts == null && alone == null) {
                continue;
            }
            List<KindUse> uses = new ArrayList<>();
            if (drafts != null) {
                for (Kind kind : kinds) {
                    Draft draft = drafts.get(kind.index());
                    if (draft != null) {
                        uses.add(use(kind, draft));
                    }
                }
            }
            out[record] = new RecordUse(uses, alone == null ? List.of() : alone);
        }
        return out;
    }

    private static KindUse use(Kind kind, Draft draft) {
        List<RegionUse> regions = new ArrayList<>();
        for (int r = 0; r < kind.regions().size(); r++) {
            List<Integer> touching = new ArrayList<>();
            for (int c = 0; c < draft.classes.size(); c++) {
                if (kind.regions().get(r).row(draft.classes.get(c).eventClass().index()) != null) {
                    touching.add(c);
                }
            }
            if (!touching.isEmpty()) {
                int[] uses = touching.stream().mapToInt(Integer::intValue).toArray();
                regions.add(new RegionUse(r, kind.regions().get(r), uses, draft.classes));
            }
        }
        return new KindUse(
                kind, draft.classes, regions, draft.triggers, draft.links, draft.slots, draft.ties, draft.renews);
    }

    private void collect(Scope scope) throws PackException {
        Kind kind = kinds.get(scope.index);
        for (ClassDraft eventClass : scope.classes.values()) {
            for (PatternDraft pattern : eventClass.patterns) {
                Test test = test(pattern, scope);
                for (Draft draft : drafts(pattern, scope)) {
                    draft.byClass
                            .computeIfAbsent(eventClass.index, k -> new ArrayList<>())
                            .add(draft.classes.size());
                    draft.classes.add(new ClassUse(kind.classes().get(eventClass.index), test));
                }
            }
        }
        for (Scope.LinkDraft link : scope.links.values()) {
            for (Scope.SourceDraft source : link.sources) {
                LinkUse use = link(scope, link, source);
                for (Draft draft : drafts(source.pattern(), scope)) {
                    draft.links.add(use);
                }
                if (use.from() == RecordUse.Source.RECORD) {
                    // An object is there once something is linked to it, even where it was not met before.
                    drafts(source.pattern(), use.targetKind());
                }
            }
        }
        for (Scope.RenewDraft renew : scope.renews) {
            RecordUse.RenewUse use = new RecordUse.RenewUse(
                    renew.context(), renew.source(), test(renew.pattern(), scope), renew.isNew());
            for (Draft draft : drafts(renew.pattern(), scope)) {
                draft.renews.add(use);
            }
        }
        for (Scope.TieDraft tie : scope.ties) {
            Test test = test(tie.pattern(), scope);
            for (Draft draft : drafts(tie.pattern(), scope)) {
                draft.ties.add(new TieUse(tie.context(), tie.source(), tie.outer(), test));
            }
        }
        for (Scope.UseDraft slot : scope.slotUses) {
            Test test = test(slot.pattern(), scope);
            for (Draft draft : drafts(slot.pattern(), scope)) {
                draft.slots.add(new SlotUse(slot.slot(), test, slot.key(), slot.what()));
            }
        }
    }

    /** {@code record}, {@code via KIND.LINK}, {@code outer FUNCTIONS} or {@code outer FUNCTIONS via KIND.LINK}. */
    private LinkUse link(Scope scope, Scope.LinkDraft link, Scope.SourceDraft source) throws PackException {
        PatternDraft pattern = source.pattern();
        Test test = test(pattern, scope);
        int target = tests.scope(link.target, link.line, 0).index;
        List<String> words = Words.of(source.from());
        boolean outer = words.get(0).equals("outer");
        FunctionSet around = outer ? tests.functions(words.get(1), pattern.line(), 0) : null;
        List<String> rest = words.subList(outer ? 2 : 0, words.size());
        if (!rest.isEmpty() && rest.get(0).equals("via")) {
            String path = rest.get(1);
            int dot = path.indexOf('.');
            Scope other = tests.scope(path.substring(0, dot), pattern.line(), 0);
            Scope.LinkDraft otherLink = TestParser.link(other, path.substring(dot + 1), pattern.line(), 0);
            RecordUse.Source from = outer ? RecordUse.Source.OUTER_VIA : RecordUse.Source.VIA;
            return new LinkUse(link.index, test, from, around, target, other.index, otherLink.index);
        }
        if (outer || words.get(0).equals("record")) {
            RecordUse.Source from = outer ? RecordUse.Source.OUTER : RecordUse.Source.RECORD;
            return new LinkUse(link.index, test, from, around, target, -1, -1);
        }
        throw pattern.line().error(0, "expected record, outer or 'via KIND.LINK', found '" + source.from() + "'");
    }

    private void attach(RuleCompiler.TriggerDraft trigger) throws PackException {
        Scope scope = trigger.scope();
        PatternDraft pattern = trigger.pattern();
        ClassDraft eventClass = trigger.eventClass();
        if (scope == null && pattern != null) {
            Test test = test(pattern, null);
            for (int record : records(pattern)) {
                free.computeIfAbsent(record, k -> new ArrayList<>())
                        .add(new Trigger(trigger.rule(), test, trigger.test(), null, trigger.severity()));
            }
        } else if (scope != null && pattern != null) {
            Test test = test(pattern, scope);
            for (Draft draft : drafts(pattern, scope)) {
                draft.triggers.add(
                        new Trigger(trigger.rule(), test, trigger.test(), trigger.each(), trigger.severity()));
            }
        } else if (scope != null && eventClass != null) {
            for (Map<Integer, Draft> drafts : byRecord.values()) {
                Draft draft = drafts.get(scope.index);
                if (draft != null) {
                    for (int use : draft.byClass.getOrDefault(eventClass.index, List.of())) {
                        draft.triggers.add(new Trigger(
                                trigger.rule(),
                                draft.classes.get(use).test(),
                                trigger.test(),
                                trigger.each(),
                                trigger.severity()));
                    }
                }
            }
        }
    }

    private Test test(PatternDraft pattern, @Nullable Scope scope) throws PackException {
        return tests.parse(pattern.tests(), scope, pattern.line(), pattern.column());
    }

    private List<Draft> drafts(PatternDraft pattern, Scope scope) {
        return drafts(pattern, scope.index);
    }

    private List<Draft> drafts(PatternDraft pattern, int kind) {
        List<Draft> out = new ArrayList<>();
        for (int record : records(pattern)) {
            out.add(byRecord.computeIfAbsent(record, k -> new LinkedHashMap<>())
                    .computeIfAbsent(kind, k -> new Draft()));
        }
        return out;
    }

    private static List<Integer> records(PatternDraft pattern) {
        List<Integer> out = new ArrayList<>();
        for (int id : pattern.functions().ids()) {
            out.add(id * 2 + (pattern.exit() ? 1 : 0));
        }
        return out;
    }
}
