package org.learnstream.model;

/**
 * What can be chosen about the course model.
 *
 * @param denseFill share of the columns of a row of the Gram matrix that must be in use for the row to be stored dense;
 *     0 stores every row dense, 1 a row only when it is full
 */
public record ModelOptions(double denseFill) {
    /** The values of the founding case. */
    public static final ModelOptions DEFAULT = new ModelOptions(0.125);

    public ModelOptions {
        if (!(denseFill >= 0 && denseFill <= 1)) {
            throw new IllegalArgumentException("the dense fill is " + denseFill + ", expected a number from 0 to 1");
        }
    }
}
