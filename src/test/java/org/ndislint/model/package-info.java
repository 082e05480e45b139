@NullMarked
package org.ndislint.model;

import org.jspecify.annotations.NullMarked;
