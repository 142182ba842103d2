import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;
import java.awt.image.BufferedImage;
import java.util.concurrent.TimeoutException;

class Thumbnailer {
  private final AsyncSemaphore cores = new AsyncSemaphore(2);

  /** Computing holds the loop, so it is done on worker threads, two at a time. */
  int[] thumbnail(BufferedImage image, int width) {
    return cores.withPermit(() -> toThread(() -> shrink(image, width)));
  }

  private static int[] shrink(BufferedImage image, int width) {
    int step = image.getWidth() / width;
    int height = image.getHeight() / step;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = image.getRGB(x * step, y * step) & 0xffffff;
      }
    }
    return pixels;
  }
}

class ImageHandler implements Handler {
  private final Thumbnailer thumbnailer = new Thumbnailer();
  private final Map<String, BufferedImage> images = new HashMap<>();

  ImageHandler() {
    images.put("red", new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB));
    images.get("red").setRGB(0, 0, 0xff0000);
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws TimeoutException {
    BufferedImage image = images.get(request.query("name"));
    if (image == null) {
      throw new StatusException(404, "no such image");
    }
    int width = Integer.parseInt(request.query().get("width", "8"));
    int[] pixels = timeout(Duration.ofSeconds(20), () -> thumbnailer.thumbnail(image, width));
    return ServerResponse.text(pixels.length + " pixels, the first is #" + Integer.toHexString(pixels[0]));
  }
}

void main() throws IOException {
  run(() -> {
    var transport = InProcess.of(new ImageHandler());
    try (var app = AsyncClient.builder().baseUrl("http://images").transport(transport).build()) {
      gather(() -> app.get("/?name=red").text(), () -> app.get("/?name=red&width=4").text()).forEach(IO::println);
    }
  });
}

/* output:
32 pixels, the first is #ff0000
8 pixels, the first is #ff0000
*/
