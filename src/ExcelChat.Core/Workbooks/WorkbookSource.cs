using System.Security.Cryptography;

namespace ExcelChat.Workbooks;

/// <summary>The bytes of a file and its name, before anything is known about the format.</summary>
public sealed class WorkbookSource
{
    private readonly Func<Stream> _open;

    /// <summary>The file as it is, when what is read is its content in another form.</summary>
    private readonly WorkbookSource? _original;

    private WorkbookSource(string name, Func<Stream> open, WorkbookSource? original = null)
    {
        Name = name;
        _open = open;
        _original = original;
    }

    /// <summary>The name as the caller gave it, with folders for a file; used in messages.</summary>
    public string Name { get; }

    /// <summary>
    /// What all versions of a file have in common and no other file has: what is ingested under the key of an older version replaces it. The full path of a file on disk;
    /// null for bytes in memory until <see cref="WithKey"/> says one, which are then known by their content, so that two uploads never replace each other for having the same name.
    /// </summary>
    public string? Key { get; private init; }

    /// <summary>Whether the bytes are those of the file, and no other form of its content.</summary>
    internal bool IsAsStored => _original is null;

    /// <summary>The password of an encrypted workbook, or null.</summary>
    public string? Password { get; private init; }

    /// <summary>A file on disk. Nothing is read and nothing is checked before <see cref="OpenRead"/>.</summary>
    /// <param name="path">The file's path.</param>
    public static WorkbookSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, () => OpenFile(path)) { Key = Path.GetFullPath(path) };
    }

    /// <summary>Bytes in memory. They are a file of their own, whatever their name, unless <see cref="WithKey"/> says of which file they are a version.</summary>
    /// <param name="name">The file's name, for people.</param>
    /// <param name="content">The bytes; not copied, so not to be changed while in use.</param>
    public static WorkbookSource FromBytes(string name, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(content);
        return new(name, () => new MemoryStream(content, writable: false));
    }

    /// <summary>The same bytes as a version of the file that the host knows by this key, such as the id of a document, with the user it belongs to.</summary>
    /// <param name="key">The same for each version of the file, and for no other file in the vector store, by whichever process it came in.</param>
    public WorkbookSource WithKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new(Name, _open, _original) { Key = key, Password = Password };
    }

    /// <summary>The same file with a password to decrypt it.</summary>
    /// <param name="password">The password; null for none.</param>
    public WorkbookSource WithPassword(string? password) => new(Name, _open, _original) { Key = Key, Password = password };

    /// <summary>The same file with its content in another form, such as decrypted: it keeps its name, and the identity of its own bytes.</summary>
    /// <param name="content">The bytes to read; not copied, so not to be changed while in use.</param>
    public WorkbookSource WithContent(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(Name, () => new MemoryStream(content, writable: false), _original ?? this) { Key = Key };
    }

    /// <summary>Opens the bytes from their start. The stream can seek; the caller disposes it.</summary>
    /// <exception cref="WorkbookException">The file is missing, is a folder, cannot be read, or is empty.</exception>
    public Stream OpenRead()
    {
        var stream = _open();
        if (stream.Length > 0)
        {
            return stream;
        }

        stream.Dispose();
        throw new WorkbookException(WorkbookProblem.Empty, Name, $"'{Name}' is empty (0 bytes). Save the workbook again or pick another file.");
    }

    /// <summary>Reads the bytes of the file once to find out which workbook this is.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">The file is missing, is a folder, cannot be read, or is empty.</exception>
    public async ValueTask<WorkbookIdentity> IdentifyAsync(CancellationToken cancellationToken = default)
    {
        var stream = (_original ?? this).OpenRead();
        await using (stream.ConfigureAwait(false))
        {
            var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            return new(Convert.ToHexStringLower(hash), Path.GetFileName(Name), stream.Length);
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Explain(path, e);
        }
    }

    private static WorkbookException Explain(string path, Exception e)
    {
        if (Directory.Exists(path))
        {
            return new(WorkbookProblem.IsFolder, path, $"'{path}' is a folder. Give the path of a workbook inside it.", e);
        }

        return File.Exists(path)
            ? new(WorkbookProblem.NotReadable, path, $"'{path}' cannot be read: {e.Message} Close the program that holds it, or check its permissions.", e)
            : new(WorkbookProblem.NotFound, path, $"There is no file '{path}'. Check the path and the working directory.", e);
    }
}
