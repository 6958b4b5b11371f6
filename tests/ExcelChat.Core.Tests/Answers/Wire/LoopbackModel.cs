using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>
/// A server on this machine that plays a chat model to the byte: each request gets the next answer, and after the last one the last again. It is written on sockets,
/// since a web server would not let go of a connection in the middle of an event.
/// </summary>
internal sealed class LoopbackModel : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<WireRequest> _requests = [];
    private readonly WireAnswer[] _answers;
    private readonly Task _serving;

    public LoopbackModel(params WireAnswer[] answers)
    {
        _answers = answers;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked, in its order.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            _requests.Enqueue(await ReadAsync(stream));
            await WriteAsync(_answers[Math.Min(_requests.Count, _answers.Length) - 1], stream);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task WriteAsync(WireAnswer answer, NetworkStream stream)
    {
        var written = -1;
        foreach (var piece in answer.Bytes())
        {
            if (written >= 0)
            {
                await answer.Before(written, _stop.Token);
            }

            if (written == answer.BreaksAfter)
            {
                await stream.WriteAsync(piece.AsMemory(0, piece.Length / 2), _stop.Token);
                return;
            }

            await stream.WriteAsync(piece, _stop.Token);
            written++;
        }
    }

    private async Task<WireRequest> ReadAsync(NetworkStream stream)
    {
        var (bytes, buffer, end) = (new List<byte>(), new byte[16 * 1024], -1);
        while (end < 0 || bytes.Count < end + LengthOf(bytes, end))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                throw new IOException("The request ended early.");
            }

            bytes.AddRange(buffer.AsSpan(0, read));
            var head = bytes.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
            end = head < 0 ? -1 : head + 4;
        }

        return new(Encoding.ASCII.GetString([.. bytes[..end]]), JsonElement.Parse(bytes.ToArray().AsSpan(end)));
    }

    private static int LengthOf(List<byte> request, int end)
    {
        const string Name = "content-length:";
        var head = Encoding.ASCII.GetString([.. request[..end]]).ToLowerInvariant();
        var at = head.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), System.Globalization.CultureInfo.InvariantCulture);
    }
}
