package chat.tools;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.util.List;

/** A MongoDB in memory on a free port of loopback: says the port in its first line, and ends when its standard input does. */
public final class StandIn {
  private StandIn() {}

  public static void main(String[] arguments) throws IOException {
    MongoServer server = new MongoServer(new MemoryBackend().version(new Version()));
    server.bind("127.0.0.1", 0);
    System.out.println("listening on " + server.getLocalAddress().getPort());
    // Nobody writes: a read ends when whoever started this process is gone, killed or not.
    while (System.in.read() != -1) {}
    server.shutdownNow();
  }

  /** What the official driver asks of a server, although the stand-in itself stops at wire version 8. */
  private static final class Version implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }
}
