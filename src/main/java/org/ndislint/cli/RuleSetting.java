package org.ndislint.cli;

/**
 * What is set for a rule: {@code RULE=VALUE}.
 *
 * @param rule an id, or what stands for several
 * @param value not looked at
 * @param origin where it was set, for messages
 */
record RuleSetting(String rule, String value, String origin) {
    static RuleSetting of(String text, String origin) throws UsageException {
        int equals = text.lastIndexOf('=');
        if (equals <= 0) {
            throw new UsageException(origin + ": expected RULE=VALUE, found '" + text + "'");
        }
        return new RuleSetting(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip(), origin);
    }
}
