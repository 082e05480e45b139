/** Messages to call events: built-in wordings and mapping files. */
@NullMarked
package org.ndislint.recognise;

import org.jspecify.annotations.NullMarked;
