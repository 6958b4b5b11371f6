namespace ExcelChat.Workbooks;

/// <summary>Which workbook something comes from. Two are equal when they have the same bytes and the same name.</summary>
public sealed record WorkbookIdentity
{
    private readonly Lazy<string> _id;

    /// <summary>Creates an identity.</summary>
    /// <param name="id">The SHA-256 of the file's bytes in lower-case hexadecimal.</param>
    /// <param name="fileName">The file's name without folders, for people.</param>
    /// <param name="size">The file's size in bytes.</param>
    public WorkbookIdentity(string id, string fileName, long size)
        : this(new Lazy<string>(id), fileName, size)
    {
    }

    internal WorkbookIdentity(Lazy<string> id, string fileName, long size) => (_id, FileName, Size) = (id, fileName, size);

    /// <summary>
    /// The SHA-256 of the file's bytes in lower-case hexadecimal: the same bytes are the same workbook. Of a workbook that was opened to be read, it is
    /// computed when it is first asked for, which takes about a tenth of the time of reading; <see cref="WorkbookSource.IdentifyAsync"/> computes it at once.
    /// </summary>
    /// <exception cref="WorkbookException">The file can no longer be read, or is another than the one that was opened.</exception>
    public string Id
    {
        get => _id.Value;
        init => _id = new Lazy<string>(value);
    }

    /// <summary>The file's name without folders, for people.</summary>
    public string FileName { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The same bytes and the same name.</summary>
    public bool Equals(WorkbookIdentity? other)
        => other is not null && Size == other.Size && string.Equals(FileName, other.FileName, StringComparison.Ordinal)
            && (ReferenceEquals(_id, other._id) || string.Equals(Id, other.Id, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Size, FileName);

    /// <summary>The name and the size; the bytes are not read.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FileName} ({Size} bytes)");
}
