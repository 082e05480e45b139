package org.ndislint.ingest.wpp;

/**
 * One argument of a message, as its message file tells.
 *
 * @param index its number in the format, 10 and up
 * @param expression what was logged, as the source words it; {@code Arg} in public symbols
 * @param type its type
 * @param typeText the type as written, with its list or the name of its enumeration
 * @param names names of its values; empty where there are none
 */
public record ArgumentSpec(int index, String expression, ItemType type, String typeText, ValueNames names) {
    /** The name of its enumeration; empty if its type is another. */
    public String enumeration() {
        return type.isEnumeration() ? inParentheses(typeText) : "";
    }

    /** The same with the names of its enumeration. */
    public ArgumentSpec withNames(ValueNames resolved) {
        return new ArgumentSpec(index, expression, type, typeText, resolved);
    }

    /** Reads {@code ItemListByte(Low,APC,DPC)} and the like. */
    static ArgumentSpec of(int index, String expression, String typeText) {
        int open = typeText.indexOf('(');
        ItemType type =
                ItemType.of(open < 0 ? typeText : typeText.substring(0, open).trim());
        ValueNames names =
                type.isList() || type.isSet() ? ValueNames.parseList(inParentheses(typeText)) : ValueNames.NONE;
        return new ArgumentSpec(index, expression, type, typeText, names);
    }

    private static String inParentheses(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open < 0
                ? ""
                : text.substring(open + 1, close > open ? close : text.length()).trim();
    }
}
