package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.Key;

/** Members of structures that may stand for themselves, such as the OID of a request. */
final class Members {
    /**
     * A member and what it carries.
     *
     * @param owner type of the parameter that points to the structure, or the kind of handle that it is
     * @param name the member's name
     * @param key the key of a call event
     */
    record Member(String owner, String name, Key key) {}

    private final List<Member> members;

    private Members(List<Member> members) {
        this.members = List.copyOf(members);
    }

    static Members load() {
        Lines lines = new Lines("members.txt");
        List<Member> members = new ArrayList<>();
        while (lines.nextLine()) {
            lines.needWord("a type");
            String owner = lines.word();
            lines.needWord("a member");
            String name = lines.word();
            lines.needWord("a key");
            Key key = Key.find(lines.word());
            if (key == null) {
                throw lines.damaged("a key of a call event");
            }
            members.add(new Member(owner, name, key));
        }
        return new Members(members);
    }

    /** The members of the structure that a parameter points to. */
    List<Member> of(Function.Parameter parameter) {
        List<Member> found = new ArrayList<>();
        for (Member member : members) {
            if (member.owner.equals(parameter.type()) || member.owner.equals(parameter.handleKind())) {
                found.add(member);
            }
        }
        return found;
    }
}
