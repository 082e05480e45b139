@NullMarked
package org.ndislint.generate;

import org.jspecify.annotations.NullMarked;
