/** A small part of a trace that still proves a finding. */
@NullMarked
package org.ndislint.minimize;

import org.jspecify.annotations.NullMarked;
