// not run: it fails, since there is a loop already
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Track(String title, int seconds) {}

class MusicService {
  List<Track> album(String name) {
    sleep(Duration.ofMillis(5));
    return List.of(new Track(name + " I", 200), new Track(name + " II", 340));
  }

  int length(String name) {
    return album(name).stream().mapToInt(Track::seconds).sum();
  }
}

class Player {
  private final MusicService service = new MusicService();
  private final AsyncQueue<String> playlist = new AsyncQueue<>();

  /** For callers that know nothing of coroutines. */
  int lengthBlocking(String album) {
    return run(() -> service.length(album)); // expect: mixed
  }

  void enqueue(String album) {
    int seconds = lengthBlocking(album); // also: mixed
    playlist.put(album + " (" + seconds / 60 + " min)");
  }

  String next() {
    return playlist.get();
  }
}

void main() {
  run(() -> {
    var player = new Player();
    player.enqueue("Tubular Bells");
    IO.println(player.next());
  });
}
