package org.learnstream.dataset;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of a data set. */
final class DataFolder {
    private DataFolder() {}

    /** Returns the folder that holds a file, compressed or not: the given one, or the one of a name below it. */
    static Path holding(String file, Path directory, String name) {
        if (holds(directory, file)) {
            return directory;
        }
        Path below = directory.resolve(name);
        if (holds(below, file)) {
            return below;
        }
        throw new MalformedDataException("no data set in " + directory + ": expected " + file + ".gz or " + file
                + " there or in its folder " + name);
    }

    /** Whether a folder holds a file, compressed or not. */
    static boolean holds(Path directory, String file) {
        return Files.isRegularFile(directory.resolve(file + ".gz")) || Files.isRegularFile(directory.resolve(file));
    }
}
