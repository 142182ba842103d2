// not run: it reads a folder of photos
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.AsyncFiles;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

record Photo(Path file, int width, int height) {
  boolean isPortrait() {
    return height > width;
  }
}

class Album {
  private final List<Photo> photos = new ArrayList<>();

  void add(Photo photo) {
    photos.add(photo);
  }

  long portraits() {
    return photos.stream().filter(Photo::isPortrait).count();
  }

  int size() {
    return photos.size();
  }
}

class Importer {
  private final Album album;

  Importer(Album album) {
    this.album = album;
  }

  void importAll(Path folder) throws IOException {
    try (var files = AsyncFiles.list(folder)) {
      for (Path file : files) {
        if (file.toString().endsWith(".jpg")) {
          album.add(inspect(file));
        }
      }
    }
  }

  private Photo inspect(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile()); // expect: blocking
    return new Photo(file, image.getWidth(), image.getHeight());
  }
}

void main(String[] args) throws IOException {
  var album = new Album();
  run(() -> new Importer(album).importAll(Path.of(args[0])));
  IO.println("%d photos, %d of them upright".formatted(album.size(), album.portraits()));
}
