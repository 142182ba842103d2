/** Programs to give advice on. */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
