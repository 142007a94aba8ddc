package dev.orders.localcloud.state;

import java.io.FileNotFoundException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that stay open when a thread that reads or writes them is interrupted. Java closes a {@link FileChannel} then, for
 * everybody; one cancelled request would take the whole state away. Public because the store makes it by reflection.
 */
public final class SteadyFiles extends FilePathWrapper {

    private static final SteadyFiles FILES = new SteadyFiles();

    static {
        FilePath.register(FILES);
    }

    static String name(Path file) {
        return FILES.getScheme() + ":" + file.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return "steady";
    }

    @Override
    public FileChannel open(String mode) throws FileNotFoundException {
        return new SteadyFile(getBase().toString(), mode);
    }
}
