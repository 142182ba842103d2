/**
 * Programs that are watched, outside of the library's packages since the tools leave out what is
 * within.
 */
@NullMarked
package programs;

import org.jspecify.annotations.NullMarked;
