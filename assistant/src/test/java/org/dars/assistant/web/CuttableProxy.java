package org.dars.assistant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a port of this machine, and can hang up on everybody at once. */
final class CuttableProxy implements AutoCloseable {
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile int target;
  private volatile boolean refusing;

  CuttableProxy(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/";
  }

  /** Passes what comes from now on to another port. */
  void to(int port) {
    target = port;
  }

  /** Hangs up on everybody, and on whoever calls until {@link #mend}. */
  void cut() {
    refusing = true;
    open.forEach(CuttableProxy::hangUp);
    open.clear();
  }

  void mend() {
    refusing = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (refusing) {
          hangUp(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      } catch (IOException e) {
        // The door is closed, or the service is down; the next caller may find it up.
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[8_192];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side hung up.
    } finally {
      hangUp(from);
      hangUp(to);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
