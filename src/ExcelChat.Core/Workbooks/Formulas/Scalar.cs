namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// A single value while a formula is computed. It differs from <see cref="CellValue"/> in two points: dates and times are plain numbers,
/// and an empty text is not a blank.
/// </summary>
internal readonly record struct Scalar
{
    private readonly string? _text;

    private Scalar(ScalarKind kind, double number, string? text)
    {
        Kind = kind;
        Number = number;
        _text = text;
    }

    public static Scalar Blank => default;

    public ScalarKind Kind { get; }

    /// <summary>The number; 1 or 0 of a boolean; 0 for other kinds.</summary>
    public double Number { get; }

    /// <summary>The text or the error; empty for other kinds.</summary>
    public string Text => _text ?? "";

    public bool IsBlank => Kind == ScalarKind.Blank;

    public bool IsNumber => Kind == ScalarKind.Number;

    public bool IsText => Kind == ScalarKind.Text;

    public bool IsBoolean => Kind == ScalarKind.Boolean;

    public bool IsError => Kind == ScalarKind.Error;

    public static Scalar OfError(string code) => new(ScalarKind.Error, 0, code);

    /// <summary>A number; what no cell can hold is #NUM!. There is no negative zero.</summary>
    public static implicit operator Scalar(double number) => double.IsFinite(number) ? new(ScalarKind.Number, number + 0.0, null) : Errors.Number;

    public static implicit operator Scalar(string text) => new(ScalarKind.Text, 0, text);

    public static implicit operator Scalar(bool value) => new(ScalarKind.Boolean, value ? 1 : 0, null);

    public static Scalar Of(in Cell cell) => cell.Value.Kind switch
    {
        // The reader makes no difference between no value and an empty text; a formula's stored result is never nothing.
        CellKind.Blank => cell.HasFormula && !cell.LacksCachedValue ? "" : Blank,
        CellKind.Text => cell.Value.Text,
        CellKind.Boolean => cell.Value.Number != 0,
        CellKind.Error => OfError(cell.Value.Text),
        _ => cell.Value.Number,
    };
}

/// <summary>The kinds of a value, in the order in which Excel compares values of different kinds.</summary>
internal enum ScalarKind : byte
{
    Blank,
    Number,
    Text,
    Boolean,
    Error,
}
