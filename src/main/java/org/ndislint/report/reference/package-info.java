/** The rule reference: pages in Markdown about the rules of a program, made from its compiled packs. */
@NullMarked
package org.ndislint.report.reference;

import org.jspecify.annotations.NullMarked;
