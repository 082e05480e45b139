/**
 * Changes the built-in packs in one place at a time and looks whether the behaviour that is written down notices:
 * examples of rules, scenarios, generated sessions.
 */
@NullMarked
package org.ndislint.mutation;

import org.jspecify.annotations.NullMarked;
