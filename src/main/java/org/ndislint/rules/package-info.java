/** The rule language: reading and checking packs, compiling them to tables. */
@NullMarked
package org.ndislint.rules;

import org.jspecify.annotations.NullMarked;
